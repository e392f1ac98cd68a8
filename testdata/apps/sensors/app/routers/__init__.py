from . import alerts, readings, sensors, service

routers = [sensors.router, readings.router, alerts.router, service.router]
